/**
 * Topics that were deleted and made again under running or stopped applications: how they are told,
 * and where an application begins then.
 */
@NullMarked
package io.anabranch.incarnation;

import org.jspecify.annotations.NullMarked;

/** How far each application has come. */
@NullMarked
package io.anabranch.status;

import org.jspecify.annotations.NullMarked;

/** Workers: they compute the tasks of a stage that runs elsewhere. */
@NullMarked
package io.anabranch.work;

import org.jspecify.annotations.NullMarked;

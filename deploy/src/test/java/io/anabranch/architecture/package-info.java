/** How the parts of the program may depend on one another, checked on the compiled classes. */
@NullMarked
package io.anabranch.architecture;

import org.jspecify.annotations.NullMarked;

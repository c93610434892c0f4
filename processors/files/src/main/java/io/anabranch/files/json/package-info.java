/** JSON, one value a line or not. */
@NullMarked
package io.anabranch.files.json;

import org.jspecify.annotations.NullMarked;

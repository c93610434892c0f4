/** Reads people's files, row by row. */
@NullMarked
package io.anabranch.files;

import org.jspecify.annotations.NullMarked;

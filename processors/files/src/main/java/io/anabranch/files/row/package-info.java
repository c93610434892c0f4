/** What rows are, and what is said about the files that they are in. */
@NullMarked
package io.anabranch.files.row;

import org.jspecify.annotations.NullMarked;

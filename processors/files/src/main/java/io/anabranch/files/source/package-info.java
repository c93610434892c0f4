/** What is in a file before it is rows: archives and encodings. */
@NullMarked
package io.anabranch.files.source;

import org.jspecify.annotations.NullMarked;

/** Tables: delimited text and sheets of Excel. */
@NullMarked
package io.anabranch.files.table;

import org.jspecify.annotations.NullMarked;

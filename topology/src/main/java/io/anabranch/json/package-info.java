/** Avro records as plain JSON, and back. */
@NullMarked
package io.anabranch.json;

import org.jspecify.annotations.NullMarked;

/** Tables in people's files, for whoever learns from them or measures with them. */
@NullMarked
package io.anabranch.processor.tables;

import org.jspecify.annotations.NullMarked;

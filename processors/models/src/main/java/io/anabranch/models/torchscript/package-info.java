/**
 * Writes the default embedding model: an ONNX file in, a TorchScript archive out. Uses the JDK and
 * {@link io.anabranch.processor.Checksum} alone.
 */
@NullMarked
package io.anabranch.models.torchscript;

import org.jspecify.annotations.NullMarked;

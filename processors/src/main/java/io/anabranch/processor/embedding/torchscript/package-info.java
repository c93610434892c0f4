/**
 * Writes the default embedding model at build time: an ONNX file in, a TorchScript archive out.
 * Uses the JDK alone; nothing here runs in a stage.
 */
@NullMarked
package io.anabranch.processor.embedding.torchscript;

import org.jspecify.annotations.NullMarked;

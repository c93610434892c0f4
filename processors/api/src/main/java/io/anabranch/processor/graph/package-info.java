/**
 * Runs processors in this process, in the order of their needs: what evaluation and training use in
 * place of topics.
 */
@NullMarked
package io.anabranch.processor.graph;

import org.jspecify.annotations.NullMarked;

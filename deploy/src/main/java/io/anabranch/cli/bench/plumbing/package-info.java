/** What the pipeline takes when its models only sleep. */
@NullMarked
package io.anabranch.cli.bench.plumbing;

import org.jspecify.annotations.NullMarked;

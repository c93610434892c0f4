/** Records and figures as text for people and JSON for programs. */
@NullMarked
package io.anabranch.cli.output;

import org.jspecify.annotations.NullMarked;

/** What the commands for reference data have in common. */
@NullMarked
package io.anabranch.cli.reference;

import org.jspecify.annotations.NullMarked;

/**
 * What every command starts from: terminal, configuration, and how it is interrupted. Knows no
 * command.
 */
@NullMarked
package io.anabranch.cli.context;

import org.jspecify.annotations.NullMarked;

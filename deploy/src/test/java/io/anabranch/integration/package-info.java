/**
 * The program from outside: its commands, its pipeline and its plugins against a real broker and a
 * real schema registry. May use everything.
 */
@NullMarked
package io.anabranch.integration;

import org.jspecify.annotations.NullMarked;

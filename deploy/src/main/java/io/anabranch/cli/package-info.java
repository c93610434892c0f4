/**
 * The command line: one class for each command, options, input and output formats, and the steps of
 * long commands such as replay, compare and promote. What works on topics, groups and applications
 * is in the packages app, replay, compare and control; messages and checklists are sent, and topics
 * read to be printed, from here.
 */
@NullMarked
package io.anabranch.cli;

import org.jspecify.annotations.NullMarked;

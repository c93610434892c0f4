package io.anabranch.files.row;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A row of a file: a line, an object, a mail.
 *
 * @param place file and line, for people
 * @param values by their names, maybe nested
 */
public record Row(String place, ObjectNode values) {}

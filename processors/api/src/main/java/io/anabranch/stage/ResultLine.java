package io.anabranch.stage;

import java.util.List;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/**
 * How the results of a stage are shown in one line, beside those of other stages.
 *
 * @param <T> Avro type of the results
 * @param prefix stands before every result; may be empty
 * @param columns least width without the prefix, in characters; 0 for as wide as it is
 * @param parts of a result, in order, to be parted by blanks; none if it says nothing
 */
public record ResultLine<T extends SpecificRecord>(
    String prefix, int columns, Function<T, List<StyledText>> parts) {}

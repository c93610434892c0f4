package io.anabranch.faults;

/**
 * What a trial gave.
 *
 * @param in messages
 * @param enriched records on the enriched topic
 * @param newest messages with one newest enriched record
 * @param complete of these
 * @param partial records that went out before they were complete
 * @param repeats records of a source, and of a revision where there is one, beyond the first, on
 *     any topic of results
 * @param mostRepeated of these, the most on the enriched topic that are of one message
 * @param deadLetters records on the topic of dead letters
 */
record Counts(
    int in,
    int enriched,
    int newest,
    int complete,
    int partial,
    int repeats,
    int mostRepeated,
    int deadLetters) {

  @Override
  public String toString() {
    return "in %d, enriched %d, newest %d, complete %d, partial %d, repeats %d, most of one message %d, dead letters %d"
        .formatted(in, enriched, newest, complete, partial, repeats, mostRepeated, deadLetters);
  }
}

package io.anabranch.processor.content.conversation;

import io.anabranch.processor.content.learned.LearnedModel;
import io.anabranch.processor.content.phrase.AgentSpeech;
import io.anabranch.processor.content.phrase.SpeakerRole;
import io.anabranch.processor.content.text.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Features of a speaker: the name, what stands beside it, and the first words of the turns. */
final class SpeakerFeatures {

  private static final int TURNS = 4;
  private static final int WORDS = 40;

  private final Page page;
  private final List<Turn> turns;
  private final int first;

  SpeakerFeatures(Page page, List<Turn> turns) {
    this.page = page;
    this.turns = turns;
    first =
        IntStream.range(0, turns.size())
            .filter(i -> !AgentSpeech.isAboutConversation(said(i)))
            .findFirst()
            .orElse(0);
  }

  List<String> of(String key) {
    List<String> features = new ArrayList<>();
    List<Integer> mine = new ArrayList<>();
    for (int i = 0; i < turns.size(); i++) {
      if (turns.get(i).label().key().equals(key)) {
        mine.add(i);
      }
    }
    TurnLabel label = turns.get(mine.get(0)).label();
    addName(features, label);
    features.add("first=" + mine.contains(first));
    features.add("last=" + (mine.get(mine.size() - 1) == turns.size() - 1));
    features.add("turns=" + LearnedModel.bucket(mine.size(), 1, 2, 4));
    int phrases = 0;
    int questions = 0;
    int words = 0;
    for (int i = 0; i < mine.size() && i < TURNS; i++) {
      String said = said(mine.get(i));
      phrases += AgentSpeech.agentPhrases(said);
      questions += said.contains("?") ? 1 : 0;
      List<String> tokens = LearnedModel.words(said);
      words += tokens.size();
      for (int j = 0; j < tokens.size() && j < WORDS; j++) {
        features.add("w=" + tokens.get(j));
        if (j + 1 < tokens.size()) {
          features.add("b=" + tokens.get(j) + ' ' + tokens.get(j + 1));
        }
        if (i == 0 && j < 3) {
          features.add("f=" + tokens.get(j));
        }
      }
    }
    features.add("phrases=" + LearnedModel.bucket(phrases, 0, 1, 2));
    features.add(
        "questions="
            + LearnedModel.bucket(100L * questions / Math.min(TURNS, mine.size()), 0, 40, 70));
    features.add(
        "length=" + LearnedModel.bucket(words / Math.min(TURNS, mine.size()), 4, 8, 14, 25));
    return features;
  }

  private void addName(List<String> features, TurnLabel label) {
    for (String word : LearnedModel.words(label.name())) {
      features.add("n=" + word);
    }
    features.add("name=" + label.key().replaceAll("\\d", "0"));
    if (label.note() != null) {
      for (String word : LearnedModel.words(label.note())) {
        features.add("note=" + word);
      }
    }
    features.add("role=" + SpeakerRole.ofName(label.name()).map(Enum::name).orElse("none"));
    features.add("names=" + LearnedModel.bucket(label.name().split(" ").length, 1, 2, 3));
    for (int i = 0; i < turns.get(0).line(); i++) {
      String plain = page.get(i).plain();
      int at = plain.indexOf(label.key());
      if (at >= 0) {
        List<String> before = LearnedModel.words(plain.substring(0, at));
        for (String word : before) {
          features.add("before=" + word);
        }
        for (String word : LearnedModel.words(plain.substring(at + label.key().length()))) {
          features.add("behind=" + word);
        }
      }
    }
  }

  /** The words of a turn in lower case. */
  private String said(int turn) {
    int from = turns.get(turn).line();
    int to = turn + 1 < turns.size() ? turns.get(turn + 1).line() : page.size();
    StringBuilder said = new StringBuilder(page.raw(from).substring(turns.get(turn).label().end()));
    for (int i = from + 1; i < to && said.length() < 400; i++) {
      said.append(' ').append(page.raw(i));
    }
    return said.toString().strip().toLowerCase(Locale.ROOT);
  }
}

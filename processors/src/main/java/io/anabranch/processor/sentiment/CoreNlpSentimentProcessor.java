package io.anabranch.processor.sentiment;

import io.anabranch.processor.Document;
import io.anabranch.processor.Outcome;
import io.anabranch.processor.TextProcessor;
import io.anabranch.processor.pos.PosStage;
import io.anabranch.schema.ModelInfo;
import io.anabranch.schema.Sentence;
import io.anabranch.schema.SentenceSentiment;
import io.anabranch.schema.Sentiment;
import io.anabranch.schema.TaggedText;
import io.anabranch.schema.Token;
import java.util.ArrayList;
import java.util.List;

/**
 * Sentiment by CoreNLP, from tags and tokens as they are given.
 *
 * <p>The probabilities of a text are the mean of those of its sentences, weighted by their numbers
 * of tokens. As the time of a parse grows with the cube of the length, a sentence that is too long
 * is read in pieces of equal length, and of a text that is too long only the beginning is read, to
 * the end of the piece that reaches the limit.
 */
public final class CoreNlpSentimentProcessor implements TextProcessor<Sentiment> {

  private final SentimentTreebankModel network;
  private final ModelInfo model;
  private final int maxSentenceLength;
  private final int maxTokens;
  private volatile boolean closed;

  /**
   * @param maxSentenceLength most tokens that are parsed together
   * @param maxTokens number of tokens after which no other sentence is read
   */
  CoreNlpSentimentProcessor(
      SentimentTreebankModel network, ModelInfo model, int maxSentenceLength, int maxTokens) {
    this.network = network;
    this.model = model;
    this.maxSentenceLength = maxSentenceLength;
    this.maxTokens = maxTokens;
  }

  @Override
  public ModelInfo model() {
    return model;
  }

  @Override
  public List<Outcome<Sentiment>> process(List<Document> documents) {
    if (closed) {
      throw new IllegalStateException("processor is closed");
    }
    List<Outcome<Sentiment>> outcomes = new ArrayList<>(documents.size());
    for (Document document : documents) {
      outcomes.add(annotate(document.get(PosStage.ANNOTATION)));
    }
    return outcomes;
  }

  private Outcome<Sentiment> annotate(TaggedText text) {
    double negative = 0;
    double neutral = 0;
    double positive = 0;
    int read = 0;
    List<SentenceSentiment> each = new ArrayList<>();
    for (List<Token> piece : pieces(text)) {
      Polarity polarity = network.polarity(piece);
      negative += piece.size() * polarity.negative();
      neutral += piece.size() * polarity.neutral();
      positive += piece.size() * polarity.positive();
      read += piece.size();
      each.add(polarity.sentence(piece));
    }
    if (read == 0) {
      return new Outcome.Rejected<>("text has no tokens");
    }
    Sentiment sentiment =
        new Polarity(negative / read, neutral / read, positive / read).sentiment();
    sentiment.setSentences(each);
    return new Outcome.Done<>(sentiment);
  }

  private List<List<Token>> pieces(TaggedText text) {
    List<List<Token>> pieces = new ArrayList<>();
    int taken = 0;
    for (Sentence sentence : text.getSentences()) {
      List<Token> tokens = sentence.getTokens();
      int count = (tokens.size() + maxSentenceLength - 1) / maxSentenceLength;
      for (int piece = 0; piece < count && taken < maxTokens; piece++) {
        int begin = piece * tokens.size() / count;
        int end = (piece + 1) * tokens.size() / count;
        pieces.add(tokens.subList(begin, end));
        taken += end - begin;
      }
    }
    return pieces;
  }

  @Override
  public void close() {
    closed = true;
  }
}

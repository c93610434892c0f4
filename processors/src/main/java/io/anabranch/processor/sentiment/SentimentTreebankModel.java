package io.anabranch.processor.sentiment;

import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.neural.rnn.RNNCoreAnnotations;
import edu.stanford.nlp.parser.common.ParserGrammar;
import edu.stanford.nlp.parser.common.ParserQuery;
import edu.stanford.nlp.parser.common.ParserUtils;
import edu.stanford.nlp.parser.lexparser.TreeBinarizer;
import edu.stanford.nlp.sentiment.CollapseUnaryTransformer;
import edu.stanford.nlp.sentiment.SentimentCostAndGradient;
import edu.stanford.nlp.sentiment.SentimentModel;
import edu.stanford.nlp.trees.Tree;
import edu.stanford.nlp.trees.Trees;
import io.anabranch.schema.Token;
import java.util.ArrayList;
import java.util.List;

/**
 * The recursive neural tensor network of CoreNLP (Socher et al. 2013, EMNLP), trained on the
 * sentiment treebank of film reviews, over the binarised parse of a sentence. Safe for use by
 * several threads.
 */
final class SentimentTreebankModel {

  private final ParserGrammar parser;
  private final SentimentModel network;

  SentimentTreebankModel(ParserGrammar parser, SentimentModel network) {
    this.parser = parser;
    this.network = network;
  }

  /**
   * The probabilities of a sentence.
   *
   * @param tokens one token or more; their tags are taken as they are
   */
  Polarity polarity(List<Token> tokens) {
    Tree tree = binarized(parse(labels(tokens)));
    new SentimentCostAndGradient(network, List.of()).forwardPropagateTree(tree);
    return Polarity.folded(RNNCoreAnnotations.getPredictions(tree).getDDRM().getData());
  }

  private Tree parse(List<CoreLabel> labels) {
    ParserQuery query = parser.parserQuery();
    return query.parse(labels) ? query.getBestParse() : ParserUtils.xTree(labels);
  }

  private Tree binarized(Tree tree) {
    Tree binary =
        TreeBinarizer.simpleTreeBinarizer(
                parser.getTLPParams().headFinder(), parser.treebankLanguagePack())
            .transformTree(tree);
    Trees.convertToCoreLabels(binary);
    return new CollapseUnaryTransformer().transformTree(binary);
  }

  private static List<CoreLabel> labels(List<Token> tokens) {
    List<CoreLabel> labels = new ArrayList<>(tokens.size());
    for (Token token : tokens) {
      CoreLabel label = new CoreLabel();
      label.setWord(token.getText());
      label.setValue(token.getText());
      label.setOriginalText(token.getText());
      label.setTag(token.getTag());
      label.setLemma(token.getLemma());
      label.setIndex(labels.size() + 1);
      label.setBeginPosition(token.getBegin());
      label.setEndPosition(token.getEnd());
      labels.add(label);
    }
    return labels;
  }
}

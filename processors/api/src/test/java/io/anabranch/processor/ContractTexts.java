package io.anabranch.processor;

import io.anabranch.schema.Message;
import java.util.List;

/** Texts that every processor must cope with: ordinary ones, and those that break programs. */
public final class ContractTexts {

  /** Ordinary messages of different lengths. */
  static final List<String> ORDINARY =
      List.of(
          "My order has not arrived yet, and it was due on Monday.",
          "Thanks!",
          "I was charged twice for invoice 2024-118. Please refund the second payment. It is urgent,"
              + " as my card is over its limit.",
          "How do I reset my password?",
          "The app crashes whenever I open the settings page on my phone.",
          "Great service, the new router works perfectly.",
          "Cancel my subscription",
          "hello, is anybody there? I have been waiting for 40 minutes now and nobody answers!!");

  static final String EMPTY = "";
  static final String BLANK = " \t\r\n\u00a0\u3000 ";

  /** 100,000 characters of sentences. */
  static final String VERY_LONG =
      "The parcel did not arrive today. ".repeat(3031).substring(0, 100_000);

  /** 100,000 characters without a space or a full stop. */
  static final String ONE_VERY_LONG_WORD = "a".repeat(100_000);

  /** Texts that are unusual, and legal in an Avro string or at least in a Java one. */
  static final List<String> UNUSUAL =
      List.of(
          "I love it 😍👍🏽 👩‍👩‍👧‍👦 🇩🇪",
          "🙂",
          "e\u0301te\u0301 na\u0308chste Z\u0351\u036b\u0343a\u0334l\u0321g\u0321o",
          "broken \ud83d surrogate",
          "\udc00\udc00 the wrong way round \ud800",
          "bell \u0007 null \u0000 escape \u001b[31m delete \u007f",
          "\u200b\u200e\u202e\ufeff",
          "?!... --- ((())) ;;; ***",
          "Где мой заказ? Я жду уже две недели.",
          "我的订单还没有到。请尽快回复!",
          "طلبي لم يصل بعد",
          "मेरा ऑर्डर अभी तक नहीं आया",
          "[PAD] [CLS] [SEP] [MASK] [UNK] <s> </s>",
          "<html><body onload=\"alert('x')\">&nbsp;</body></html>",
          "https://example.com/a?b=c#d me@example.com @handle #hashtag $9.99 +44 20 7946 0000");

  private ContractTexts() {}

  static Message message(String text) {
    return Message.newBuilder().setText(text).build();
  }
}

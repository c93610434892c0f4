package io.anabranch.processor.reference;

import java.util.List;

/** Texts of different kinds, lengths and scripts. */
final class ReferenceTexts {

  static final List<String> ALL =
      List.of(
          "",
          "   ",
          "Thanks!",
          "hello",
          "Cancel my subscription",
          "How do I reset my password?",
          "My order has not arrived yet, and it was due on Monday.",
          "I was charged twice for invoice 2024-118. Please refund the second payment.",
          "The app crashes whenever I open the settings page on my phone (Android 14, build 7.3.1).",
          "GREAT SERVICE!!! Your colleague Zoë solved it in 5 minutes :-)",
          "We get HTTP 429 from POST /v2/orders since 09:14 UTC; Retry-After is 0. Any known incident?",
          "I love it 😍👍🏽",
          "Ich habe meine Rechnung doppelt bezahlt und möchte das Geld zurück.",
          "¿Dónde está mi pedido? Llevo dos semanas esperando.",
          "Où est ma commande ? Je l'attends depuis l'été.",
          "Где мой заказ? Я жду уже две недели.",
          "我的订单还没有到。请尽快回复!",
          "注文がまだ届きません。",
          "طلبي لم يصل بعد",
          "https://example.com/a?b=c#d me@example.com +44 20 7946 0000 $9.99",
          "?!... --- ((())) ;;; ***",
          "java.lang.NullPointerException: Cannot invoke \"String.length()\"\n\tat Main.run(Main.java:42)",
          "line one\r\nline two\tand a tab, e\u0301 as two characters, \u00a0 a hard space",
          "Pneumonoultramicroscopicsilicovolcanoconiosis and " + "x".repeat(150),
          "I have been a customer for eleven years. "
              + "Last month my router stopped working, and since then I have called nine times. "
              + "Each time I wait for half an hour, explain everything again, and am told that "
              + "somebody will call me back. Nobody ever does. I want a new router by Friday, a "
              + "refund for the four weeks without internet, and an apology in writing.",
          // More than 256 tokens.
          "The parcel did not arrive today, and the tracking page still says tomorrow. ".repeat(25)
              + "Please refund me.");

  private ReferenceTexts() {}
}

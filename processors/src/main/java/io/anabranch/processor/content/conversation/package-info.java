/** Rules about transcripts: whose turn is what, in calls, chats and exports of messengers. */
@NullMarked
package io.anabranch.processor.content.conversation;

import org.jspecify.annotations.NullMarked;

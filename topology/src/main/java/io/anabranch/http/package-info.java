/**
 * A small layer over Jetty's core API: routes, requests that hold no thread while they wait,
 * answers in streams, TLS, and limits on what a client may take. Knows nothing else of ours;
 * nothing else knows Jetty.
 */
@NullMarked
package io.anabranch.http;

import org.jspecify.annotations.NullMarked;

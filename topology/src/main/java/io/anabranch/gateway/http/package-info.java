/** The gateway for callers by HTTP. */
@NullMarked
package io.anabranch.gateway.http;

import org.jspecify.annotations.NullMarked;

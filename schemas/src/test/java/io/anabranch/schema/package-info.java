/** What must hold for every schema of this module, whatever the types are. */
@NullMarked
package io.anabranch.schema;

import org.jspecify.annotations.NullMarked;

/** When an application notes how far it has come. */
@NullMarked
package io.anabranch.topology.commit;

import org.jspecify.annotations.NullMarked;

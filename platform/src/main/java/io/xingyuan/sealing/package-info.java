/** Encryption of single fields: telephone, identity and bank numbers are ciphertext wherever they are kept. */
@ApplicationModule(
        displayName = "字段加密",
        allowedDependencies = {"kernel", "web", "audit", "startup"})
@NullMarked
package io.xingyuan.sealing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

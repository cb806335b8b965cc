package io.xingyuan.identity;

import java.time.Instant;

/**
 * 已邀请: somebody who gave a mail address was invited, or somebody opened an account for them. The path holds a secret: listen within the transaction and keep it
 * no longer than the mail needs.
 *
 * @param path of the link, below the address of this system
 */
public record PersonInvited(String name, String mail, String organisation, String path, Instant expiresAt) {}

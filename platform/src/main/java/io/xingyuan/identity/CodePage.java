package io.xingyuan.identity;

import io.xingyuan.identity.secret.QrCode;
import org.jspecify.annotations.Nullable;

/**
 * 动态口令页.
 *
 * @param must whether this person may not do without
 * @param qr what an authenticator scans; null unless one is being enrolled
 * @param key the same as letters
 * @param left how many recovery codes are unused
 */
record CodePage(boolean must, boolean enabled, @Nullable QrCode qr, String key, int left) {}

package io.xingyuan.policy.studio;

import java.time.Instant;

/**
 * 文件原文: the words of the document that a policy encodes.
 *
 * @param name of the file, or that it was pasted
 */
record OfficialText(String name, String text, String keptBy, Instant keptAt) {}

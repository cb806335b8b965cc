package io.xingyuan.policy;

import java.time.Instant;

/**
 * 政策版本: one published text of a policy. It never changes and is never removed.
 *
 * @param version counts from 1 for each policy
 * @param text the YAML that the engine reads
 * @param writers names of those who wrote it
 * @param reason why it was published, in the writer's words
 */
public record PolicyVersion(
        String policy,
        int version,
        String text,
        String writers,
        String publisher,
        Instant publishedAt,
        String reason) {}

package io.xingyuan.policy;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.engine.PolicyLibrary;
import io.xingyuan.engine.Problem;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * 政策库的一期: the library as it stands between two publications. Immutable.
 *
 * @param library compiled from what ships and from what this house has published
 * @param own newest published version of each policy of the house, by policy
 * @param leftOut published policies that the engine no longer takes, with its reasons; they are not in the library
 */
public record Edition(PolicyLibrary library, Map<String, PolicyVersion> own, Map<String, List<Problem>> leftOut) {

    private static final ZoneId HERE = ZoneId.of("Asia/Shanghai");

    public Edition {
        own = Map.copyOf(own);
        leftOut = Map.copyOf(leftOut);
    }

    /** The version of a policy that is in the library; empty for one that ships with the program. */
    public Optional<PolicyVersion> version(String policy) {
        return Optional.ofNullable(own.get(policy));
    }

    /** Which version an evaluation goes by, in words. */
    public String says(String policy) {
        return version(policy)
                .map(version -> t(
                        "第 {0} 版，{1} 发布",
                        version.version(), version.publishedAt().atZone(HERE).toLocalDate()))
                .orElseGet(() -> t("随软件发布"));
    }
}

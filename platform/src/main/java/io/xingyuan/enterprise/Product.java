package io.xingyuan.enterprise;

import io.xingyuan.kernel.EnterpriseId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** 产品: one variety of an enterprise, usually a medical device. */
record Product(
        UUID id,
        EnterpriseId enterprise,
        String name,
        String kind,
        @Nullable String catalogue,
        @Nullable String deviceClass,
        @Nullable String stage,
        int version) {

    static final List<String> KINDS = List.of("医疗器械", "体外诊断试剂", "生物药", "化学药", "中药", "其他");
    static final List<String> CLASSES = List.of("第一类", "第二类", "第三类", "不适用");
    static final List<String> STAGES = List.of("临床前", "临床试验", "申报注册", "获批", "转化生产");
}

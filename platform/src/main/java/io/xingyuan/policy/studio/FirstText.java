package io.xingyuan.policy.studio;

import java.time.LocalDate;

/** 新政策的底稿: a policy that compiles and passes its test, so that the writer begins from something that works. */
final class FirstText {

    private FirstText() {}

    static String of(String policy, String title, String region, LocalDate today) {
        return """
                policy: %s
                number: 文号待填
                title: %s
                issuer: 发文机关待填
                region: "%s"
                published: %s
                convention: {以上: ">=", 不低于: ">=", 超过: ">", 不超过: "<="}

                clauses:

                %s""".formatted(policy, Scalars.plain(title), region, today, clause("1", today.toString()));
    }

    static String clause(String id, String from) {
        return """
                - id: "%1$s"
                  title: 第%1$s条待命名
                  cite: 第%1$s条
                  says: 写明给谁、要满足什么、给多少
                  entity: enterprise
                  frequency: once
                  when:
                    all:
                    - {id: 类型, expr: 企业类型 = "工业企业"}
                  params:
                    封顶: [{from: %2$s, value: 10万元}]
                  amount: {kind: ceiling, cap: 封顶}
                  evidence: [营业执照]
                  tests:
                  - name: 符合
                    given: {企业类型: 工业企业}
                    expect: {state: ELIGIBLE, amount: 10万元}
                """.formatted(id, from);
    }
}

package io.xingyuan.policy.studio;

import io.xingyuan.web.Scope;
import java.time.LocalDate;

/** 新政策的底稿: a policy that compiles and passes its test, so that the writer begins from something that works. */
final class FirstText {

    static final String FACTS_TITLE = "本园区的事实";

    private FirstText() {}

    /** The dictionary of the house with one fact to begin from. */
    static String facts() {
        return """
                # 本园区自己的事实，与随软件发布的字典一起使用。名称和代码发布后不再改，也不删。
                facts:
                """ + fact(1);
    }

    static String fact(int number) {
        return """
                - name: 事实%1$s
                  code: own-fact-%1$s
                  entity: enterprise
                  type: money
                  unit: 万元
                  period: year
                  provider: 企业
                  says: 写明指什么、按什么口径
                """.formatted(number);
    }

    /** @param scope the parks that it is for */
    static String of(String policy, String title, String region, LocalDate today, Scope scope) {
        return """
                policy: %s
                number: 文号待填
                title: %s
                issuer: 发文机关待填
                region: "%s"
                published: %s
                convention: {以上: ">=", 不低于: ">=", 超过: ">", 不超过: "<="}

                clauses:

                %s""".formatted(policy, Scalars.plain(title), region, today, clause("1", today.toString(), scope));
    }

    static String clause(String id, String from, Scope scope) {
        String text = """
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
        if (scope.everywhere()) {
            return text;
        }
        String here = PolicyHomes.condition(scope.parks()).replace("'", "");
        String one = scope.codes()[0];
        return text.replace("    - {id: 类型,", "    - {id: 园区, expr: '" + here + "', says: 在本政策归属的园区}\n    - {id: 类型,")
                .replace("given: {企业类型", "given: {所在园区: " + one + ", 企业类型");
    }
}

package io.xingyuan.policy.studio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Comments in a part of a rule that the form writes anew. */
class CarriedCommentsTests {

    @Test
    void conditionsKeepTheirCommentsAlsoInAnotherGroup() {
        String before = """
                when: # 三项都要
                  all:
                  # 依据第二条
                  # 以年报为准
                  - {id: 收入, expr: 营业收入 >= 门槛} # 含税
                  # 删掉的一条
                  - id: 人数
                    expr: 从业人员 > 5人
                  - id: 类型 # 工业才算
                    expr: 企业类型 = "工业企业"
                """;
        String written = """
                when:
                  any:
                  - id: 类型
                    expr: 企业类型 = "工业企业"
                  - all:
                    - id: 收入
                      expr: 营业收入 >= 9万元""";

        assertThat(CarriedComments.into(written, before)).isEqualTo("""
                when: # 三项都要
                  any:
                  - id: 类型 # 工业才算
                    expr: 企业类型 = "工业企业"
                  - all:
                    # 依据第二条
                    # 以年报为准
                    - id: 收入 # 含税
                      expr: 营业收入 >= 9万元""");
    }

    @Test
    void parametersAndListsKeepTheirs() {
        assertThat(CarriedComments.into(
                        "params:\n  门槛: 9万元\n  封顶: 3万元", "params:\n  # 提高过\n  门槛: 5万元 # 含本数\n  封顶: 3万元"))
                .isEqualTo("params:\n  # 提高过\n  门槛: 9万元 # 含本数\n  封顶: 3万元");
        assertThat(CarriedComments.into("evidence: [营业执照, 年报]", "evidence:\n# 都要盖章\n- 营业执照 # 复印件\n- 合同 # 不要了"))
                .isEqualTo("evidence: [营业执照, 年报] # 都要盖章 # 复印件");
        assertThat(CarriedComments.into("title: 新名称", "title: 旧名称 # 暂名")).isEqualTo("title: 新名称 # 暂名");
    }

    @Test
    void nothingIsTakenForACommentThatIsNone() {
        assertThat(CarriedComments.into("note: 二", "note: \"甲 # 一\"")).isEqualTo("note: 二");
        assertThat(CarriedComments.into("says: 二", "says: |\n  # 一\n  二")).isEqualTo("says: 二");
        assertThat(CarriedComments.into("when:\n  # 留着\n  not: 原样", "when:\n  # 留着\n  not: 原样"))
                .isEqualTo("when:\n  # 留着\n  not: 原样");
        assertThat(CarriedComments.into("note: 二", "note: {甲 # 没完")).isEqualTo("note: 二");
    }
}

package io.xingyuan.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlReaderTests {

    @Test
    void readsBlocksFlowsAndText() {
        Yaml.Mapping root = read("""
                # 说明
                名称: 示例  # 注释
                空:
                列表:
                - 一
                - {甲: 1, 乙: "二, 三"}
                - - 内层
                块: >
                  第一行
                  第二行

                保留: |
                  第一行

                  第三行
                """);
        assertThat(scalar(root, "名称")).isEqualTo("示例");
        assertThat(value(root, "空")).isInstanceOf(Yaml.Empty.class);
        assertThat(scalar(root, "块")).isEqualTo("第一行 第二行");
        assertThat(scalar(root, "保留")).isEqualTo("第一行\n\n第三行");
        List<Yaml> items = ((Yaml.Sequence) value(root, "列表")).items();
        assertThat(scalar((Yaml.Mapping) items.get(1), "乙")).isEqualTo("二, 三");
        assertThat(items.get(2)).isInstanceOf(Yaml.Sequence.class);
    }

    @Test
    void tellsWhereEveryCharacterStands() {
        Yaml.Mapping root = read("甲: 乙\n块: >\n  一二\n  三四\n引: \"五六\"\n");
        assertThat(((Yaml.Scalar) value(root, "甲")).at(0)).isEqualTo(new Place("f", 1, 4));
        assertThat(((Yaml.Scalar) value(root, "块")).at(4)).isEqualTo(new Place("f", 4, 4));
        assertThat(((Yaml.Scalar) value(root, "引")).at(1)).isEqualTo(new Place("f", 5, 6));
    }

    @Test
    void flowMaySpanLinesAndEndWithAComma() {
        Yaml.Mapping root = read("甲: [一,\n  二, # 注释\n  三,\n]\n乙: {}\n");
        assertThat(((Yaml.Sequence) value(root, "甲")).items()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    a: &x 1            | 1 | 4  | 锚点
                    a: *x              | 1 | 4  | 引用
                    a: !!str 1         | 1 | 4  | 标签
                    <<: {a: 1}         | 1 | 1  | 合并键
                    {<<: {a: 1}}       | 1 | 4  | 合并键
                    ---\\na: 1         | 1 | 1  | 一份文档
                    a: 1\\n...         | 2 | 1  | 一份文档
                    a:\\t1             | 1 | 3  | 制表符
                    a: 1\\na: 2        | 2 | 1  | 重复
                    {a: 1, a: 2}       | 1 | 8  | 重复
                    a: b: c            | 1 | 5  | 冒号加空格
                    a: [1, 2           | 1 | 4  | 没有闭合
                    a: \"1             | 1 | 4  | 没有在同一行内闭合
                    a: 1\\n  b         | 2 | 3  | 缩进不对
                    a: {b: x[1]}       | 1 | 9  | 加引号
                    a: [1] 2           | 1 | 8  | 多余
                    a: @x              | 1 | 4  | 加引号
                    ? a                | 1 | 1  | 加引号
                    a: - b             | 1 | 4  | 另起一行
                    [a: 1              | 1 | 3  | 这里应是
                    ]: 1               | 1 | 1  | 键不能为空
                    a: [#b]            | 1 | 5  | 加引号
                    a: [:b]            | 1 | 5  | 加引号
                    a: >\\n\\n  b     | 3 | 3  | 空行开头
                    """)
    void refusesTricksWithTheirPlace(String text, int line, int column, String message) {
        String source = text.strip().replace("\\n", "\n").replace("\\t", "\t").replace("\\\"", "\"");
        YamlFault fault = catchThrowableOfType(YamlFault.class, () -> YamlReader.read("f", source));
        assertThat(fault).as(source).isNotNull();
        assertThat(fault.message()).contains(message);
        assertThat(fault.place()).isEqualTo(new Place("f", line, column));
    }

    private static Yaml.Mapping read(String text) {
        return (Yaml.Mapping) YamlReader.read("f", text);
    }

    private static Yaml value(Yaml.Mapping mapping, String key) {
        Yaml.Entry entry = mapping.entries().get(key);
        assertThat(entry).as(key).isNotNull();
        return java.util.Objects.requireNonNull(entry).value();
    }

    private static String scalar(Yaml.Mapping mapping, String key) {
        return ((Yaml.Scalar) value(mapping, key)).value();
    }
}

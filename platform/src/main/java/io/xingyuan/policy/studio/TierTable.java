package io.xingyuan.policy.studio;

import static io.xingyuan.web.Texts.t;

import io.xingyuan.kernel.Refusal;
import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * 分段表与 DMN 决策表: a table of tiers as an OMG DMN 1.3 decision table with one input (元) and one output (the rate as a
 * number), hit policy UNIQUE, and back. By the standard such a table gives one rate for the whole base; that ours counts
 * each part of the base at its own rate says an attribute in a namespace of this house.
 */
final class TierTable {

    static final int LARGEST = 1 << 20;

    private static final String MODEL = "https://www.omg.org/spec/DMN/20191111/MODEL/";
    private static final String ANY_MODEL = "https://www.omg.org/spec/DMN/";
    private static final String OURS = "urn:xingyuan:tiers";
    private static final String ACCUMULATION = "accumulation";
    private static final String MARGINAL = "marginal";
    private static final Set<String> HITS = Set.of("", "UNIQUE", "U", "ANY", "A");
    private static final List<String> UNIT_CHOICES = List.of("元", "千元", "万元", "百万元", "亿元");
    private static final Map<String, BigDecimal> UNITS = Map.of(
            "元", BigDecimal.ONE,
            "千元", BigDecimal.valueOf(1_000),
            "万元", BigDecimal.valueOf(10_000),
            "百万元", BigDecimal.valueOf(1_000_000),
            "亿元", BigDecimal.valueOf(100_000_000));
    private static final Pattern UNIT = Pattern.compile("(?:百万|千万|千|万|亿|美|欧|日|港)?元|%|％");
    private static final int MOST_RULES = 100;
    private static final int LONGEST_CELL = 100;
    private static final String NUMBER = "(-?[0-9]+(?:\\.[0-9]+)?)";
    private static final Pattern RANGE =
            Pattern.compile("[\\[(\\]]\\s*" + NUMBER + "\\s*\\.\\.\\s*" + NUMBER + "\\s*[\\])\\[]");
    private static final Pattern BOUND = Pattern.compile("(<=|>=|<|>)\\s*" + NUMBER);

    private TierTable() {}

    /**
     * 一段, in 元 and as a number.
     *
     * @param upTo null for the last
     */
    private record Tier(BigDecimal over, @Nullable BigDecimal upTo, BigDecimal rate) {

        Tier times(BigDecimal scale) {
            return new Tier(over.multiply(scale), upTo == null ? null : upTo.multiply(scale), rate);
        }
    }

    static List<String> units() {
        return UNIT_CHOICES;
    }

    /** @param tiers over in 分 and rate in millionths, rising */
    static String dmn(String policy, String name, List<long[]> tiers) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.setDefaultNamespace(MODEL);
            xml.writeStartElement("definitions");
            xml.writeDefaultNamespace(MODEL);
            xml.writeAttribute("id", "tiers");
            xml.writeAttribute("name", name);
            xml.writeAttribute("namespace", "urn:xingyuan:policy:" + policy);
            xml.writeStartElement("decision");
            xml.writeAttribute("id", "rate");
            xml.writeAttribute("name", name);
            variable(xml, name);
            xml.writeStartElement("decisionTable");
            xml.writeAttribute("id", "table");
            xml.writeAttribute("hitPolicy", "UNIQUE");
            xml.writeNamespace("tiers", OURS);
            xml.writeAttribute("tiers", OURS, ACCUMULATION, MARGINAL);
            xml.writeStartElement("input");
            xml.writeAttribute("id", "base");
            xml.writeAttribute("label", "基数（元）");
            xml.writeStartElement("inputExpression");
            xml.writeAttribute("id", "baseExpression");
            xml.writeAttribute("typeRef", "number");
            text(xml, "基数");
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeEmptyElement("output");
            xml.writeAttribute("id", "rateOutput");
            xml.writeAttribute("name", "比率");
            xml.writeAttribute("typeRef", "number");
            for (int i = 0; i < tiers.size(); i++) {
                rule(xml, i, tiers);
            }
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
        return text.toString();
    }

    private static void variable(XMLStreamWriter xml, String name) throws XMLStreamException {
        xml.writeEmptyElement("variable");
        xml.writeAttribute("id", "rateVariable");
        xml.writeAttribute("name", name);
        xml.writeAttribute("typeRef", "number");
    }

    private static void rule(XMLStreamWriter xml, int index, List<long[]> tiers) throws XMLStreamException {
        String over = plain(BigDecimal.valueOf(tiers.get(index)[0], 2));
        boolean last = index + 1 == tiers.size();
        String test =
                last ? "> " + over : "(" + over + ".." + plain(BigDecimal.valueOf(tiers.get(index + 1)[0], 2)) + "]";
        xml.writeStartElement("rule");
        xml.writeAttribute("id", "rule" + (index + 1));
        xml.writeStartElement("inputEntry");
        xml.writeAttribute("id", "in" + (index + 1));
        text(xml, test);
        xml.writeEndElement();
        xml.writeStartElement("outputEntry");
        xml.writeAttribute("id", "out" + (index + 1));
        text(xml, plain(BigDecimal.valueOf(tiers.get(index)[1], 6)));
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static void text(XMLStreamWriter xml, String text) throws XMLStreamException {
        xml.writeStartElement("text");
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    /**
     * 怎样读一份文件: what the file itself may leave open.
     *
     * @param marginal whether each part of the base counts at its own rate
     * @param unit of the base; empty for that of the file
     */
    record Meaning(boolean marginal, String unit) {

        static final Meaning OF_THE_FILE = new Meaning(false, "");
    }

    /** What a file says besides its rules. */
    private static final class Heading {
        private boolean marginal;
        private final StringBuilder input = new StringBuilder();
        private final StringBuilder output = new StringBuilder();
    }

    /** The lines {@code 起点 比率} of the only decision table of a DMN file. */
    static String lines(byte[] dmn, Meaning meaning) {
        if (dmn.length > LARGEST) {
            throw new Refusal("DMN 文件超过 1 MB。");
        }
        List<String[]> rules;
        Heading heading = new Heading();
        try {
            rules = rules(dmn, heading);
        } catch (XMLStreamException | RuntimeException broken) {
            if (broken instanceof Refusal refusal) {
                throw refusal;
            }
            throw new Refusal("这不是能读的 DMN 文件；不支持文档类型声明和实体。");
        }
        List<Tier> tiers = new ArrayList<>();
        BigDecimal scale = scale(heading, meaning.unit());
        rules.forEach(rule -> tiers.add(tier(rule[0].strip(), rule[1].strip()).times(scale)));
        tiers.sort(Comparator.comparing(Tier::over));
        for (int i = 0; i < tiers.size(); i++) {
            BigDecimal upTo = tiers.get(i).upTo();
            boolean last = i + 1 == tiers.size();
            if (last != (upTo == null)
                    || (upTo != null && upTo.compareTo(tiers.get(i + 1).over()) != 0)) {
                throw new Refusal("各段要一段接一段，最后一段没有上限。");
            }
        }
        if (!heading.marginal && !meaning.marginal() && tiers.size() > 1) {
            throw new Refusal(asks(tiers));
        }
        List<String> lines = tiers.stream()
                .map(tier -> plain(tier.over()) + "元 " + plain(tier.rate().movePointRight(2)) + "%")
                .toList();
        return String.join("\n", lines);
    }

    private static BigDecimal scale(Heading heading, String chosen) {
        Matcher output = UNIT.matcher(heading.output);
        if (output.find()) {
            throw new Refusal(t("决策表的输出写着单位“{0}”；输出应是小数写的比率，如 0.05。", output.group()));
        }
        String named = UNIT.matcher(heading.input)
                .results()
                .map(MatchResult::group)
                .filter(unit -> !unit.equals("元"))
                .findFirst()
                .orElse("元");
        if (chosen.isEmpty() && !named.equals("元")) {
            throw new Refusal(t("决策表的输入写着单位“{0}”，不是元。请选定基数的单位后再导入。", named));
        }
        BigDecimal scale = UNITS.get(chosen.isEmpty() ? named : chosen);
        if (scale == null) {
            throw new Refusal("基数的单位应是元、千元、万元、百万元或亿元。");
        }
        return scale;
    }

    /** Shows what each reading pays, at twice the highest threshold. */
    private static String asks(List<Tier> tiers) {
        BigDecimal base = tiers.getLast().over().multiply(BigDecimal.TWO);
        BigDecimal parts = BigDecimal.ZERO;
        for (Tier tier : tiers) {
            BigDecimal upTo = tier.upTo() == null ? base : tier.upTo();
            parts = parts.add(upTo.subtract(tier.over()).multiply(tier.rate()));
        }
        BigDecimal whole = base.multiply(tiers.getLast().rate());
        return t(
                "按 DMN 标准，这样的表对整个基数用一个比率；这里的分段表逐段累计。例如基数 {0} 元：按标准是 {1} 元，逐段累计是 {2} 元。确是逐段累计的，勾选“逐段累计”后再导入；不是的，请把金额算法写成条件。",
                plain(base), plain(whole), plain(parts));
    }

    private static List<String[]> rules(byte[] dmn, Heading heading) throws XMLStreamException {
        XMLStreamReader xml = DocumentWords.hardened().createXMLStreamReader(new ByteArrayInputStream(dmn));
        List<String[]> rules = new ArrayList<>();
        List<String> cells = new ArrayList<>();
        int tables = 0;
        boolean entry = false;
        boolean labels = false;
        StringBuilder cell = new StringBuilder();
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new Refusal("这不是能读的 DMN 文件；不支持文档类型声明和实体。");
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                String name = xml.getLocalName().toLowerCase(Locale.ROOT);
                if (name.equals("definitions")
                        && !String.valueOf(xml.getNamespaceURI()).startsWith(ANY_MODEL)) {
                    throw new Refusal("这不是 DMN 文件。");
                }
                if (name.equals("decisiontable")) {
                    tables++;
                    hits(xml);
                    heading.marginal = MARGINAL.equals(xml.getAttributeValue(OURS, ACCUMULATION));
                }
                labels |= name.equals("input") || name.equals("output");
                if (labels) {
                    (name.equals("output") ? heading.output : heading.input)
                            .append(Objects.requireNonNullElse(xml.getAttributeValue(null, "label"), ""))
                            .append(Objects.requireNonNullElse(xml.getAttributeValue(null, "name"), ""));
                }
                labels &= !name.equals("output");
                entry |= name.equals("inputentry") || name.equals("outputentry");
                if (name.equals("rule")) {
                    cells.clear();
                }
                cell.setLength(0);
            } else if (event == XMLStreamConstants.CHARACTERS) {
                cell.append(xml.getText());
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                String name = xml.getLocalName().toLowerCase(Locale.ROOT);
                if (entry && name.equals("text")) {
                    cells.add(cell.toString());
                } else if (labels && name.equals("text")) {
                    heading.input.append(cell);
                }
                labels &= !name.equals("input");
                entry &= !name.equals("inputentry") && !name.equals("outputentry");
                if (name.equals("rule")) {
                    if (cells.size() != 2) {
                        throw new Refusal("决策表应只有一个输入和一个输出。");
                    }
                    rules.add(cells.toArray(String[]::new));
                }
            }
        }
        if (tables != 1 || rules.isEmpty() || rules.size() > MOST_RULES) {
            throw new Refusal("DMN 文件里应正好有一个决策表，1 到 100 行。");
        }
        return rules;
    }

    /** With other hit policies a table means something else: the first rule, all rules, their sum. */
    private static void hits(XMLStreamReader xml) {
        String hit = Objects.requireNonNullElse(xml.getAttributeValue(null, "hitPolicy"), "");
        if (!HITS.contains(hit.strip().toUpperCase(Locale.ROOT))
                || xml.getAttributeValue(null, "aggregation") != null) {
            throw new Refusal(t("决策表的命中规则应是 UNIQUE 或 ANY，不能汇总；这一份是 {0}，意思不同，不能当作分段表。", hit));
        }
    }

    private static Tier tier(String test, String rate) {
        if (test.length() > LONGEST_CELL || rate.length() > LONGEST_CELL || !rate.matches(NUMBER)) {
            throw new Refusal("决策表的输出应是数，如 0.05；每格最多 100 个字。");
        }
        BigDecimal number = new BigDecimal(rate);
        Matcher range = RANGE.matcher(test);
        Matcher bound = BOUND.matcher(test);
        if (range.matches()) {
            return new Tier(new BigDecimal(range.group(1)), new BigDecimal(range.group(2)), number);
        }
        if (test.equals("-")) {
            return new Tier(BigDecimal.ZERO, null, number);
        }
        if (!bound.matches()) {
            throw new Refusal("决策表的输入应是范围，如 (0..1000000] 或 > 1000000，单位元。");
        }
        BigDecimal at = new BigDecimal(bound.group(2));
        return bound.group(1).startsWith("<") ? new Tier(BigDecimal.ZERO, at, number) : new Tier(at, null, number);
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}

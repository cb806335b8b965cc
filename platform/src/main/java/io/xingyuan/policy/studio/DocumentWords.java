package io.xingyuan.policy.studio;

import io.xingyuan.kernel.Refusal;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDocument;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/** 取出文字: the words of a PDF, DOCX or text file. Whatever cannot be read is refused with a sentence. */
final class DocumentWords {

    static final long LARGEST = 20L << 20;

    private static final long MOST_INFLATED = 40L << 20;
    private static final long MOST_IN_PDF = 200L << 20;
    private static final int MOST_OTHERWISE_PACKED = 200_000; // some filters make a thousand bytes of one
    private static final int MOST_OPERATIONS = 5_000_000;
    private static final int MOST_SAVED = 1_000;
    private static final int DEEPEST = 20;
    private static final Set<COSName> FLAT = Set.of(COSName.FLATE_DECODE, COSName.FLATE_DECODE_ABBREVIATION);
    private static final String TOO_LARGE = "文件展开后太大。";
    private static final int MOST_ENTRIES = 2_000;
    private static final char BYTE_ORDER_MARK = 0xFEFF;
    private static final int MOST_PAGES = 500;

    private DocumentWords() {}

    static String of(String name, byte[] content) {
        if (content.length > LARGEST) {
            throw new Refusal("文件超过 20 MB。");
        }
        String lower = name.toLowerCase(Locale.ROOT);
        try {
            String words = starts(content, "%PDF")
                    ? pdf(content)
                    : starts(content, "PK") && lower.endsWith(".docx") ? docx(content) : text(content);
            return words.replace("\0", "").replace("\r\n", "\n");
        } catch (IOException | XMLStreamException | RuntimeException | StackOverflowError unreadable) {
            if (unreadable instanceof Refusal refusal) {
                throw refusal;
            }
            throw new Refusal("文件读不出文字；请改传 PDF、DOCX 或文本文件，或直接粘贴。");
        }
    }

    /** Whether it is nothing but its words. */
    static boolean isText(byte[] content) {
        return !starts(content, "%PDF") && !starts(content, "PK");
    }

    private static boolean starts(byte[] content, String mark) {
        return content.length >= mark.length()
                && new String(content, 0, mark.length(), StandardCharsets.ISO_8859_1).equals(mark);
    }

    private static String pdf(byte[] content) throws IOException {
        if (new PackedStreams(content).inflate(MOST_IN_PDF) > MOST_IN_PDF) {
            throw new Refusal(TOO_LARGE);
        }
        try (PDDocument document = Loader.loadPDF(content)) {
            refuseBombs(document);
            PDFTextStripper stripper = new Reader();
            stripper.setEndPage(MOST_PAGES);
            return stripper.getText(document);
        }
    }

    /** Whatever could not be measured where it stands: enciphered, packed twice or behind another filter. */
    private static void refuseBombs(PDDocument document) throws IOException {
        COSDocument parts = document.getDocument();
        long unpacked = 0;
        for (Map.Entry<COSObjectKey, Long> part : parts.getXrefTable().entrySet()) {
            COSObject object = part.getValue() >= 0 ? parts.getObjectFromPool(part.getKey()) : null;
            if (object == null
                    || !(object.getObject() instanceof COSStream stream)
                    || COSName.IMAGE.equals(stream.getCOSName(COSName.SUBTYPE))) {
                continue; // no image is unpacked for its words
            }
            List<COSName> filters = filters(stream);
            boolean flat = filters.size() == 1 && FLAT.contains(filters.getFirst());
            if (!filters.isEmpty() && !flat && stream.getLength() > MOST_OTHERWISE_PACKED) {
                throw new Refusal(TOO_LARGE);
            }
            if (flat && document.isEncrypted()) {
                unpacked += unpacked(stream);
            }
            if (unpacked > MOST_IN_PDF) {
                throw new Refusal(TOO_LARGE);
            }
        }
    }

    private static long unpacked(COSStream stream) throws IOException {
        try (InputStream raw = stream.createRawInputStream();
                InputStream bounded = new Bounded(new InflaterInputStream(raw), MOST_IN_PDF)) {
            return bounded.transferTo(OutputStream.nullOutputStream());
        } catch (ZipException | EOFException broken) {
            return 0;
        }
    }

    private static List<COSName> filters(COSStream stream) {
        COSBase filters = stream.getFilters();
        return filters instanceof COSArray several
                ? several.toList().stream()
                        .filter(COSName.class::isInstance)
                        .map(COSName.class::cast)
                        .toList()
                : filters instanceof COSName one ? List.of(one) : List.of();
    }

    /** 有限的读者: a page may call others, and these others again, without end. */
    private static final class Reader extends PDFTextStripper {

        private long operations;

        @Override
        protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
            if (++operations > MOST_OPERATIONS || getLevel() > DEEPEST) {
                throw new Refusal(TOO_LARGE);
            }
            super.processOperator(operator, operands);
        }

        @Override
        public void saveGraphicsState() {
            if (getGraphicsStackSize() > MOST_SAVED) {
                throw new Refusal(TOO_LARGE);
            }
            super.saveGraphicsState();
        }
    }

    private static String docx(byte[] content) throws IOException, XMLStreamException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
            Bounded inflated = new Bounded(zip, MOST_INFLATED); // over all parts: what is passed over is inflated too
            int entries = 0;
            for (ZipEntry entry = zip.getNextEntry();
                    entry != null && entries++ < MOST_ENTRIES;
                    entry = zip.getNextEntry()) {
                if (entry.getName().equals("word/document.xml")) {
                    return paragraphs(inflated);
                }
                inflated.transferTo(OutputStream.nullOutputStream());
            }
        }
        throw new Refusal("文件读不出文字；请改传 PDF、DOCX 或文本文件，或直接粘贴。");
    }

    private static String paragraphs(InputStream xml) throws XMLStreamException {
        XMLInputFactory factory = hardened();
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false); // else time grows by the square of their number
        XMLStreamReader reader = factory.createXMLStreamReader(xml);
        StringBuilder words = new StringBuilder();
        boolean text = false;
        while (reader.hasNext() && words.length() <= OfficialTexts.LONGEST) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> text = local(reader).equals("t");
                case XMLStreamConstants.CHARACTERS -> words.append(text ? reader.getText() : "");
                case XMLStreamConstants.END_ELEMENT -> {
                    text = false;
                    words.append(local(reader).equals("p") ? "\n" : "");
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new Refusal("文件读不出文字；请改传 PDF、DOCX 或文本文件，或直接粘贴。");
                default -> {}
            }
        }
        return words.toString();
    }

    private static String local(XMLStreamReader reader) {
        String name = reader.getLocalName();
        return name.substring(name.indexOf(':') + 1);
    }

    /** No document type, no entities, nothing from outside: the JDK's own reader, since others refuse less. */
    static XMLInputFactory hardened() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty("jdk.xml.dtd.support", "deny");
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    private static String text(byte[] content) {
        for (Charset charset : new Charset[] {StandardCharsets.UTF_8, Charset.forName("GB18030")}) {
            try {
                String text =
                        charset.newDecoder().decode(ByteBuffer.wrap(content)).toString();
                if (text.indexOf(0) < 0) {
                    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
                }
            } catch (CharacterCodingException other) {
                // then it is in the next one
            }
        }
        throw new Refusal("文件读不出文字；请改传 PDF、DOCX 或文本文件，或直接粘贴。");
    }

    /** 有限的流: ends with a refusal where a bomb would go on. */
    private static final class Bounded extends InputStream {

        private final InputStream inner;
        private long left;

        Bounded(InputStream inner, long most) {
            this.inner = inner;
            this.left = most;
        }

        @Override
        public int read() throws IOException {
            spend(1);
            return inner.read();
        }

        @Override
        public int read(byte[] into, int from, int count) throws IOException {
            int read = inner.read(into, from, count);
            spend(Math.max(0, read));
            return read;
        }

        private void spend(int bytes) {
            left -= bytes;
            if (left < 0) {
                throw new Refusal(TOO_LARGE);
            }
        }
    }
}

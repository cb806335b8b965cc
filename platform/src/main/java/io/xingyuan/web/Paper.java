package io.xingyuan.web;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * 纸面: a template printed as an A4 PDF with Chinese fonts, of which only the letters used are embedded.
 *
 * <p>The template must be well-formed XML and name the family {@code Noto Sans SC}; for a rare character that the bold
 * cut lacks let {@code Noto Sans SC Text} follow it.
 */
@Component
public class Paper {

    private static final int NORMAL = 400;
    private static final int BOLD = 700;

    private final TemplateEngine templates =
            TemplateEngine.createPrecompiled(null, ContentType.Html, Paper.class.getClassLoader(), "io.xingyuan");

    /**
     * The template {@code name} as PDF.
     *
     * @param name such as {@code policy/checkup/paper}
     */
    public byte[] print(String name, Map<String, Object> model) {
        StringOutput page = new StringOutput();
        templates.render(name + ".jte", model, page);
        ByteArrayOutputStream pdf = new ByteArrayOutputStream(1 << 17);
        PdfRendererBuilder paper = new PdfRendererBuilder();
        paper.useFont(() -> font("Regular"), "Noto Sans SC", NORMAL, FontStyle.NORMAL, true);
        paper.useFont(() -> font("Bold"), "Noto Sans SC", BOLD, FontStyle.NORMAL, true);
        paper.useFont(() -> font("Regular"), "Noto Sans SC Text", NORMAL, FontStyle.NORMAL, true);
        paper.withHtmlContent(page.toString(), null);
        paper.withProducer("Xingyuan 杏园");
        paper.toStream(pdf);
        try {
            paper.run();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        return pdf.toByteArray();
    }

    private static InputStream font(String cut) {
        return Objects.requireNonNull(Paper.class.getResourceAsStream("/fonts/NotoSansSC-" + cut + ".ttf"), cut);
    }
}

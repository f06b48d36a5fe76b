package tw.agencygateway.mydata.pack.protocol;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The XML that both manifests share, in UTF-8:
 *
 * <pre>&lt;files&gt; { &lt;file&gt; each wanted element once, in any order, holding text alone &lt;/file&gt; } &lt;/files&gt;</pre>
 *
 * No document type, processing instructions, attributes, namespaces or other elements; at most 1 MiB, 1 000 files, 1 024 characters a text.
 * White space around texts is not part of them.
 */
final class ManifestXml {
    /** Largest manifest in bytes. */
    static final int MAX_BYTES = 1 << 20;

    private static final int MAX_FILES = 1_000;
    private static final int MAX_TEXT = 1_024;

    private final XMLStreamReader reader;
    private final Set<String> wanted;

    private ManifestXml(XMLStreamReader reader, Set<String> wanted) {
        this.reader = reader;
        this.wanted = wanted;
    }

    /** Returns the texts of each file by element name; all wanted ones are there. */
    static List<Map<String, String>> read(byte[] bytes, Set<String> wanted) throws MalformedManifestException {
        if (bytes.length > MAX_BYTES) {
            throw malformed();
        }
        String text = StrictText.utf8(bytes).orElseThrow(ManifestXml::malformed);
        String document = text.startsWith("\ufeff") ? text.substring(1) : text;
        try {
            XMLStreamReader reader = factory().createXMLStreamReader(new StringReader(document));
            return new ManifestXml(reader, wanted).readFiles();
        } catch (XMLStreamException e) {
            // no cause: its message may quote the document
            throw malformed();
        }
    }

    private static XMLInputFactory factory() {
        // the JDK's own, whatever parser an application server puts before it
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        return factory;
    }

    private List<Map<String, String>> readFiles() throws XMLStreamException, MalformedManifestException {
        String encoding = reader.getCharacterEncodingScheme();
        if (encoding != null && !encoding.equalsIgnoreCase("UTF-8") || nextTag() != XMLStreamConstants.START_ELEMENT) {
            throw malformed();
        }
        requireElement("files");
        List<Map<String, String>> files = new ArrayList<>();
        while (nextTag() == XMLStreamConstants.START_ELEMENT) {
            requireElement("file");
            files.add(readFile());
            if (files.size() > MAX_FILES) {
                throw malformed();
            }
        }
        if (nextTag() != XMLStreamConstants.END_DOCUMENT) {
            throw malformed();
        }
        return files;
    }

    private Map<String, String> readFile() throws XMLStreamException, MalformedManifestException {
        Map<String, String> texts = new HashMap<>();
        while (nextTag() == XMLStreamConstants.START_ELEMENT) {
            String name = reader.getLocalName();
            requireElement(name);
            String text = readText();
            if (!wanted.contains(name) || texts.put(name, text) != null) {
                throw malformed();
            }
        }
        if (texts.size() != wanted.size()) {
            throw malformed();
        }
        return texts;
    }

    private String readText() throws XMLStreamException, MalformedManifestException {
        StringBuilder text = new StringBuilder();
        int event = reader.next();
        while (event != XMLStreamConstants.END_ELEMENT) {
            switch (event) {
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(reader.getText());
                case XMLStreamConstants.COMMENT -> {}
                default -> throw malformed();
            }
            event = reader.next();
        }
        String stripped = text.toString().strip();
        if (stripped.length() > MAX_TEXT) {
            throw malformed();
        }
        return stripped;
    }

    /** Moves past white space and comments to the next tag or the end. */
    private int nextTag() throws XMLStreamException, MalformedManifestException {
        int event = reader.next();
        while (event == XMLStreamConstants.COMMENT
                || event == XMLStreamConstants.SPACE
                || event == XMLStreamConstants.CHARACTERS && reader.isWhiteSpace()) {
            event = reader.next();
        }
        return switch (event) {
            case XMLStreamConstants.START_ELEMENT, XMLStreamConstants.END_ELEMENT, XMLStreamConstants.END_DOCUMENT ->
                event;
            default -> throw malformed();
        };
    }

    private void requireElement(String name) throws MalformedManifestException {
        boolean plain =
                reader.getNamespaceURI() == null || reader.getNamespaceURI().isEmpty();
        if (!plain
                || reader.getAttributeCount() != 0
                || reader.getNamespaceCount() != 0
                || !reader.getLocalName().equals(name)) {
            throw malformed();
        }
    }

    private static MalformedManifestException malformed() {
        return new MalformedManifestException("manifest.xml is not of the specified form");
    }
}

"""What the writer leaves to us for a PDF to be both PDF/A-3a and PDF/UA-1."""

from importlib.resources import files

from pydyf import PDF, Array, Dictionary, Stream, String

# ISO 14289-1, 5: the claim. ISO 19005-3, 6.6.2.3: a PDF/A says what such words mean.
UA = b"""
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
  <pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about=""
    xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
    xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
  <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
      <pdfaProperty:name>part</pdfaProperty:name>
      <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
      <pdfaProperty:category>internal</pdfaProperty:category>
      <pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property>
  </rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
END = b"</rdf:RDF>"


def claim_ua(pdf: PDF) -> None:
    """Add to the metadata that the document keeps to PDF/UA-1, too."""
    [metadata] = [
        part
        for part in pdf.objects
        if getattr(part, "extra", {}).get("Type") == "/Metadata"
    ]
    metadata.stream = [line.replace(END, UA + END) for line in metadata.stream]


def name_attachments_once(pdf: PDF) -> None:
    """Let the list of attachments name each once; WeasyPrint 70 names it twice."""
    pdf.catalog["AF"] = Array(dict.fromkeys(pdf.catalog["AF"]))


def name_colours(pdf: PDF) -> None:
    """Say that colours are meant as sRGB.

    WeasyPrint would, too, but leaves the file of the profile open.
    """
    colours = files("weasyprint.pdf") / "sRGB2014.icc"
    profile = Stream([colours.read_bytes()], Dictionary({"N": 3}), compress=True)
    pdf.add_object(profile)
    intent = {
        "Type": "/OutputIntent",
        "S": "/GTS_PDFA1",
        "OutputConditionIdentifier": String("sRGB"),
        "Info": String("sRGB"),
        "DestOutputProfile": profile.reference,
    }
    pdf.catalog["OutputIntents"] = Array([Dictionary(intent)])


def name_scopes(pdf: PDF) -> None:
    """Say of each header that it is of its row, as all of ours are."""
    for part in pdf.objects:
        if isinstance(part, dict) and part.get("S") == "/TH":
            part["A"]["Scope"] = "/Row"

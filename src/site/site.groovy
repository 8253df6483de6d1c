// Makes the documentation: pages in Markdown, and pages written by the code itself, into HTML that opens from disk.
// Run by Maven (phase prepare-package) with the folder of the project and the folder to write to.
//
//   src/site/pages/NN-name.md ─┐
//   examples/in-class.md       ├─► commonmark ─► template ─► name.html      then every link is looked up; a dead one fails the build
//   weka.recurrent.dsl.words.Reference ─┘

import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.StandardCopyOption
import org.commonmark.ext.gfm.tables.TablesExtension
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension
import org.commonmark.node.AbstractVisitor
import org.commonmark.node.Heading
import org.commonmark.node.Node
import org.commonmark.node.Text
import org.commonmark.node.Code
import org.commonmark.parser.Parser
import org.commonmark.renderer.html.HtmlRenderer
import weka.recurrent.dsl.words.Reference

class Site {
  final Path project
  final Path output
  final String version
  final extensions = [TablesExtension.create(), HeadingAnchorExtension.create()]
  final parser = Parser.builder().extensions(extensions).build()
  final renderer = HtmlRenderer.builder().extensions(extensions).build()
  /** Name of a page to its Markdown, in the order of the contents list. */
  final Map<String, String> pages = new LinkedHashMap<>()

  Site(Path project, Path output, String version) {
    this.project = project
    this.output = output
    this.version = version
  }

  void make() {
    read()
    Map<String, Node> trees = pages.collectEntries { name, text -> [name, parser.parse(text)] }
    Map<String, String> titles = trees.collectEntries { name, tree -> [name, title(tree)] }
    Files.createDirectories(output)
    Map<String, String> written = trees.collectEntries { name, tree ->
      String body = renderer.render(tree).replaceAll(/href="([\w-]+)\.md(#[\w-]+)?"/, 'href="$1.html$2"')
          .replaceAll(/(?s)(<table>.*?<\/table>)/, '<div class="wide">$1</div>')
      [name, page(name, body, titles)]
    }
    copy(project.resolve('examples/images'), output.resolve('images'))
    copy(project.resolve('src/site/images'), output.resolve('images'))
    Files.copy(project.resolve('src/site/style.css'), output.resolve('style.css'), StandardCopyOption.REPLACE_EXISTING)
    written.each { name, html -> Files.writeString(output.resolve(name + '.html'), html) }
    List<String> dead = written.collectMany { name, html -> deadLinks(name, html, written) }
    if (dead) {
      throw new IllegalStateException("the documentation has ${dead.size()} dead links:\n  " + dead.join('\n  '))
    }
  }

  /** Pages by hand in the order of their numbers; those from elsewhere stand where a page names them in its first line. */
  private void read() {
    Path folder = project.resolve('src/site/pages')
    Files.list(folder).map { it.fileName.toString() }.filter { it.endsWith('.md') }.sorted().forEach { file ->
      String name = file.replaceFirst(/^\d+-/, '').replaceFirst(/\.md$/, '')
      pages[name] = source(Files.readString(folder.resolve(file)))
    }
  }

  /** A page of the one line {@code <!-- from: X -->} comes from the code or from another file. */
  private String source(String text) {
    def from = text =~ /\A<!-- from: (\S+) -->/
    if (!from.find()) {
      return text
    }
    String what = from.group(1)
    switch (what) {
      case 'reference': return Reference.page()
      case 'cheat-sheet': return Reference.cheatSheet()
      default: return Files.readString(project.resolve(what))
    }
  }

  private static String title(Node tree) {
    String found = null
    tree.accept(new AbstractVisitor() {
      void visit(Heading heading) {
        if (found == null && heading.level == 1) {
          def text = new StringBuilder()
          heading.accept(new AbstractVisitor() {
            void visit(Text part) { text << part.literal }
            void visit(Code part) { text << part.literal }
          })
          found = text.toString()
        }
      }
    })
    return found
  }

  private String page(String name, String body, Map<String, String> titles) {
    String contents = titles.collect { other, title ->
      "<li${other == name ? ' class="here"' : ''}><a href=\"${other}.html\">${escaped(title)}</a></li>"
    }.join('\n')
    return """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(titles[name])} - recurrentNetworks</title>
<link rel="stylesheet" href="style.css">
</head>
<body>
<nav aria-label="Contents">
<p class="product"><a href="index.html">recurrentNetworks</a> ${escaped(version)}</p>
<ul>
$contents
</ul>
</nav>
<main>
$body</main>
</body>
</html>
"""
  }

  private List<String> deadLinks(String name, String html, Map<String, String> written) {
    List<String> dead = []
    (html =~ /(?:href|src)="([^"]+)"/).each { whole, String link ->
      if (link =~ /^(https?|mailto):/) {
        return
      }
      String file = link.replaceFirst(/#.*$/, '')
      String anchor = link.contains('#') ? link.replaceFirst(/^.*#/, '') : null
      String target = file.isEmpty() ? html : file.endsWith('.html') ? written[file - '.html'] : null
      boolean there = file.isEmpty() || Files.exists(output.resolve(file)) || file.startsWith('api/')
      if (!there || anchor && target != null && !target.contains("id=\"$anchor\"")) {
        dead << "$name: $link"
      }
    }
    return dead
  }

  private static void copy(Path from, Path to) {
    if (Files.isDirectory(from)) {
      Files.createDirectories(to)
      Files.list(from).sorted().forEach {
        Files.copy(it, to.resolve(it.fileName), StandardCopyOption.REPLACE_EXISTING)
      }
    }
  }

  private static String escaped(String text) {
    return text.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;').replace('"', '&quot;')
  }
}

new Site(Path.of(args[0]), Path.of(args[1]), args[2]).make()

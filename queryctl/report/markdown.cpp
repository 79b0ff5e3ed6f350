// SPDX-License-Identifier: MIT
#include "queryctl/report/markdown.h"

#include <algorithm>
#include <charconv>
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <cstdlib>
#include <memory>
#include <set>

#include "queryctl/report/escape.h"
#include "queryctl/report/heading_numbers.h"
#include "schema/error.h"

namespace kv::queryctl::report {
namespace {

constexpr int kOptions = CMARK_OPT_FOOTNOTES | CMARK_OPT_VALIDATE_UTF8;

std::string literal_of(cmark_node* node) {
  const char* text = cmark_node_get_literal(node);
  return text ? text : "";
}

/// All text below `node`.
std::string text_of(cmark_node* node) {
  std::string text;
  for (cmark_node* child = cmark_node_first_child(node); child; child = cmark_node_next(child)) {
    const cmark_node_type type = cmark_node_get_type(child);
    if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE)
      text += literal_of(child);
    else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK)
      text += ' ';
    else
      text += text_of(child);
  }
  return text;
}

/// The number between `begin` and `end` when `text` is nothing else.
bool is_mark(std::string_view text, std::string_view begin, std::string_view end,
             std::size_t& number) {
  if (!text.starts_with(begin) || !text.ends_with(end)) return false;
  text.remove_prefix(begin.size());
  text.remove_suffix(end.size());
  const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && rest == text.data() + text.size();
}

bool has_mark(std::string_view text) {
  return text.find(kExpressionBegin) != std::string_view::npos;
}

bool is_safe_link(std::string_view url) {
  for (const std::string_view start : {"http://", "https://", "mailto:", "#"})
    if (url.starts_with(start)) return true;
  return url.empty();
}

/// `html` with what `expression` gives in place of its marks. cmark writes them as they stand.
std::string substituted(std::string_view html,
                        const std::function<std::string(std::size_t)>& expression) {
  std::string out;
  while (true) {
    const std::size_t begin = html.find(kExpressionBegin);
    out += html.substr(0, begin);
    if (begin == std::string_view::npos) return out;
    const std::size_t end = html.find(kExpressionEnd, begin) + kExpressionEnd.size();
    std::size_t number = 0;
    if (is_mark(html.substr(begin, end - begin), kExpressionBegin, kExpressionEnd, number))
      out += expression(number);
    html.remove_prefix(end);
  }
}

std::vector<cmark_node*> nodes_of(cmark_node* root, cmark_node_type type) {
  std::vector<cmark_node*> nodes;
  cmark_iter* iter = cmark_iter_new(root);
  for (cmark_event_type event = cmark_iter_next(iter); event != CMARK_EVENT_DONE;
       event = cmark_iter_next(iter))
    if (event == CMARK_EVENT_ENTER && cmark_node_get_type(cmark_iter_get_node(iter)) == type)
      nodes.push_back(cmark_iter_get_node(iter));
  cmark_iter_free(iter);
  return nodes;
}

void replace_with(cmark_node* node, cmark_node_type type, const std::string& html) {
  cmark_node* custom = cmark_node_new(type);
  cmark_node_set_on_enter(custom, html.c_str());
  cmark_node_replace(node, custom);
  cmark_node_free(node);
}

std::string rendered(cmark_node* node) {
  char* html = cmark_render_html(node, kOptions, nullptr);
  std::string text(html);
  std::free(html);  // NOLINT: cmark's default allocator is malloc
  return text;
}

}  // namespace

struct Markdown::Tree {
  cmark_parser* parser = nullptr;
  cmark_node* root = nullptr;
  std::vector<cmark_node*> headings;  ///< in their order, one for each landmark that is a heading
  std::vector<cmark_node*> blocks;    ///< likewise

  ~Tree() {
    if (root) cmark_node_free(root);
    if (parser) cmark_parser_free(parser);
  }
};

Markdown::Markdown(std::string path, const SourceText& source)
    : path_(std::move(path)), source_(source), tree_(nullptr) {
  auto tree = std::make_unique<Tree>();
  cmark_gfm_core_extensions_ensure_registered();
  tree->parser = cmark_parser_new(kOptions);
  for (const char* name : {"table", "strikethrough"})
    if (cmark_syntax_extension* extension = cmark_find_syntax_extension(name))
      cmark_parser_attach_syntax_extension(tree->parser, extension);
  cmark_parser_feed(tree->parser, source.markdown.data(), source.markdown.size());
  tree->root = cmark_parser_finish(tree->parser);
  cmark_consolidate_text_nodes(tree->root);

  const auto fail = [&](cmark_node* node, const std::string& what, const std::string& remedy) {
    while (node && cmark_node_get_start_line(node) == 0) node = cmark_node_parent(node);
    const int line = node ? cmark_node_get_start_line(node) : 1;
    const auto at = std::min(static_cast<std::size_t>(std::max(line, 1)), source.lines.size()) - 1;
    throw Error(path_ + ":" + std::to_string(source.lines.at(at)) + ": " + what, remedy);
  };
  for (const cmark_node_type type : {CMARK_NODE_HTML_BLOCK, CMARK_NODE_HTML_INLINE})
    for (cmark_node* node : nodes_of(tree->root, type))
      fail(node, "HTML is not taken in a report: " + literal_of(node).substr(0, 40),
           "Write Markdown; a < that is meant is \\<.");
  for (cmark_node* node : nodes_of(tree->root, CMARK_NODE_IMAGE))
    fail(node, "an image is a file or an address outside the page, which is one file.",
         "Use a block that draws.");
  for (cmark_node* node : nodes_of(tree->root, CMARK_NODE_LINK))
    if (const std::string url = cmark_node_get_url(node);
        !is_safe_link(url) || has_mark(url) || has_mark(cmark_node_get_title(node)))
      fail(node, "the link to '" + url + "' is not followed from a page.",
           "Link to http, https, mailto or #place, written out.");
  for (cmark_node* node : nodes_of(tree->root, CMARK_NODE_CODE_BLOCK)) {
    const std::string info = cmark_node_get_fence_info(node) ? cmark_node_get_fence_info(node) : "";
    if (!info.empty() && info != "text" && !info.starts_with("text "))
      fail(node, "a block must stand at the margin.", "Put ``` at the beginning of the line.");
  }

  HeadingNumbers numbers;
  for (cmark_node* node = cmark_node_first_child(tree->root); node; node = cmark_node_next(node)) {
    Landmark mark;
    if (cmark_node_get_type(node) == CMARK_NODE_HEADING) {
      mark = numbers.next(cmark_node_get_heading_level(node), text_of(node));
      tree->headings.push_back(node);
    } else if (cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH &&
               is_mark(text_of(node), kBlockBegin, kBlockEnd, mark.block)) {
      mark.prefix = numbers.prefix();
      tree->blocks.push_back(node);
    } else {
      continue;
    }
    landmarks_.push_back(std::move(mark));
  }
  tree_ = tree.release();
}

Markdown::~Markdown() {
  delete tree_;
}

std::string Markdown::with_expressions(std::string_view text,
                                       const std::function<std::string(std::size_t)>& expression) {
  return substituted(escape(text), expression);
}

std::string Markdown::render(const std::function<std::string(std::size_t)>& block,
                             const std::function<std::string(std::size_t)>& expression) {
  cmark_node* root = tree_->root;
  std::size_t heading = 0;
  std::size_t placed = 0;
  for (const Landmark& mark : landmarks_) {
    if (!mark.heading) {
      replace_with(tree_->blocks[placed++], CMARK_NODE_CUSTOM_BLOCK, block(mark.block));
      continue;
    }
    cmark_node* node = tree_->headings[heading++];
    // <hN>…</hN>\n of cmark, within which only inline HTML stands.
    std::string inner = rendered(node);
    inner = inner.substr(4, inner.rfind("</h") - 4);
    inner = HeadingNumbers::without_attribute(inner);
    const std::string tag = "h" + std::to_string(std::min(mark.level + 1, 6));
    const std::string number =
        mark.number.empty() ? "" : "<span class=\"number\">" + escape(mark.number) + "</span> ";
    replace_with(node, CMARK_NODE_CUSTOM_BLOCK,
                 "<" + tag + " id=\"" + mark.id + "\">" + number + inner + "</" + tag + ">");
  }
  return substituted(rendered(root), expression);
}

}  // namespace kv::queryctl::report

// The tier as a badge: two words side by side, for a page or a README.
//
// The picture is for any viewer: no font, style or script from outside, and text that
// says without colour what it means. Viewers have different fonts, so the widths come
// from a table of one common one, and textLength has the viewer keep to them.
#include "render.h"

enum {
    HEIGHT = 20,
    RADIUS = 3,
    MARGIN = 6,          // at each end of a word
    BASELINE = 14,       // of the text, from above
    UNITS_A_PIXEL = 100, // of the table
    WIDEST = 1100,       // of any letter that is not in the table
};

struct badge {
    const char *word;
    const char *colour; // white on it has a contrast of 4.5 and more (WCAG 2.2 AA)
};

#define LABEL "waybill"
#define LABEL_COLOUR "#3d444d"

static const struct badge badges[TIER_COUNT] = {
    [TIER_LOW] = {"low risk", "#1a7f37"},
    [TIER_MEDIUM] = {"medium risk", "#9a6700"},
    [TIER_HIGH] = {"high risk", "#b3261e"},
};
static const struct badge incomplete = {"incomplete", "#59636e"};

// Advance widths of Verdana's small letters at 11 pixels, in hundredths of a pixel.
static const unsigned short widths[] = {
    ['a' - 'a'] = 661, ['b' - 'a'] = 685, ['c' - 'a'] = 573,  ['d' - 'a'] = 685, ['e' - 'a'] = 655,
    ['f' - 'a'] = 387, ['g' - 'a'] = 685, ['h' - 'a'] = 696,  ['i' - 'a'] = 302, ['j' - 'a'] = 379,
    ['k' - 'a'] = 651, ['l' - 'a'] = 302, ['m' - 'a'] = 1070, ['n' - 'a'] = 696, ['o' - 'a'] = 668,
    ['p' - 'a'] = 685, ['q' - 'a'] = 685, ['r' - 'a'] = 469,  ['s' - 'a'] = 573, ['t' - 'a'] = 433,
    ['u' - 'a'] = 696, ['v' - 'a'] = 651, ['w' - 'a'] = 900,  ['x' - 'a'] = 651, ['y' - 'a'] = 651,
    ['z' - 'a'] = 578,
};
enum { SPACE = 387 };

// In whole pixels.
static unsigned width_of(const char *word)
{
    unsigned units = 0;
    for (; *word; word++)
        units += *word == ' ' ? SPACE : is_lower(*word) ? widths[*word - 'a'] : WIDEST;
    return (units + UNITS_A_PIXEL - 1) / UNITS_A_PIXEL;
}

static void add_box(struct buf *out, unsigned x, unsigned width, unsigned radius,
                    const char *colour)
{
    buf_printf(out, "  <rect x=\"%u\" width=\"%u\" height=\"%d\" rx=\"%u\" fill=\"%s\"/>\n", x,
               width, HEIGHT, radius, colour);
}

static void add_text(struct buf *out, unsigned x, const char *word)
{
    buf_printf(out, "    <text x=\"%u\" y=\"%d\" textLength=\"%u\">%s</text>\n", x, BASELINE,
               width_of(word), word);
}

void render_badge(const struct report *report, const struct report_style *style, struct buf *out)
{
    const struct badge *badge =
        coverage_is_complete(report->coverage) ? &badges[report->assessment->tier] : &incomplete;
    unsigned left = width_of(LABEL) + 2 * MARGIN, right = width_of(badge->word) + 2 * MARGIN;

    (void)style;
    buf_printf(out,
               "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%u\" height=\"%d\" "
               "viewBox=\"0 0 %u %d\" role=\"img\" aria-label=\"" LABEL ": %s\">\n",
               left + right, HEIGHT, left + right, HEIGHT, badge->word);
    buf_printf(out, "  <title>" LABEL ": %s</title>\n", badge->word);
    add_box(out, 0, left + right, RADIUS, LABEL_COLOUR);
    add_box(out, left, right, RADIUS, badge->colour);
    add_box(out, left, RADIUS, 0, badge->colour); // no round corners where the two meet
    buf_add_string(out, "  <g fill=\"#fff\" font-family=\"Verdana,DejaVu Sans,Geneva,sans-serif\" "
                        "font-size=\"11\" aria-hidden=\"true\">\n");
    add_text(out, MARGIN, LABEL);
    add_text(out, left + MARGIN, badge->word);
    buf_add_string(out, "  </g>\n</svg>\n");
}

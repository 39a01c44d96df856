// Filters for the findings and the plans, and long tables folded. The page is whole without this, and so is its print.
"use strict";

(() => {
    const FOLD = 10; // rows of a table that are shown at first

    // What can be filtered by in a section: the attributes of its rows or of the group around them.
    const FILTERED = [
        ["findings", "findings", [["kind", "Kind"], ["severity", "Severity"], ["evidence", "Evidence"],
            ["confidence", "Confidence"], ["place", "Where"], ["counts", "Counts"]]],
        ["plans", "plans", [["verdict", "Verdict"], ["account", "Account"], ["stale", "Stale facts"]]],
    ];

    const element = (name, properties, ...children) => {
        const made = Object.assign(document.createElement(name), properties);
        made.append(...children);
        return made;
    };

    const valueOf = (row, facet) =>
        row.dataset[facet] ?? row.closest(".group").dataset[facet] ?? "";

    // Shows the rows of a group that pass, the first of them unless it is unfolded.
    const showGroup = (group) => {
        let passing = 0;
        for (const row of group.rows) {
            row.element.classList.toggle("out", !row.passes);
            passing += row.passes;
            row.element.classList.toggle("folded",
                row.passes && !group.unfolded && group.long && passing > FOLD);
        }
        group.element.classList.toggle("out", passing === 0);
        group.button?.parentElement.classList.toggle("out", passing <= FOLD);
        if (group.button)
            group.button.textContent = group.unfolded ? `Show the first ${FOLD}`
                : `Show all ${passing.toLocaleString("en")}`;
        return passing;
    };

    const addButton = (group) => {
        group.long = group.rows.length > FOLD + 2;
        if (!group.long)
            return;
        group.button = element("button", {type: "button"});
        group.button.addEventListener("click", () => {
            group.unfolded = !group.unfolded;
            group.button.setAttribute("aria-expanded", String(Boolean(group.unfolded)));
            showGroup(group);
        });
        group.button.setAttribute("aria-expanded", "false");
        group.element.append(element("p", {className: "more"}, group.button));
    };

    const gather = (section) => [...section.querySelectorAll(".group")].map((found) => {
        const group = {element: found, unfolded: false, rows: []};
        group.rows = [...found.querySelectorAll("tbody > tr")].map((row) => ({
            element: row,
            passes: true,
            text: `${row.textContent} ${found.querySelector("h3, h4").textContent}`.toLowerCase(),
        }));
        addButton(group);
        return group;
    });

    const addChoices = (form, groups, facets) => {
        for (const [facet, label] of facets) {
            const values = new Set(groups.flatMap((group) =>
                group.rows.map((row) => valueOf(row.element, facet))));
            values.delete("");
            if (values.size < 2)
                continue;
            const select = element("select", {name: facet}, element("option", {value: ""}, "any"));
            for (const value of values)
                select.append(element("option", {value}, value));
            form.append(element("label", {}, label, select));
        }
    };

    const setUp = ([id, noun, facets]) => {
        const section = document.getElementById(id);
        const groups = section ? gather(section) : [];
        if (groups.length === 0)
            return;
        const form = element("form", {className: "filter"});
        const search = element("input", {type: "search", name: "text", autocomplete: "off"});
        const told = element("output", {});
        form.setAttribute("aria-label", `Filter ${noun}`);
        form.append(element("label", {}, "Text", search));
        addChoices(form, groups, facets);
        form.append(element("button", {type: "reset"}, "Show all"), told);

        const apply = () => {
            const text = search.value.trim().toLowerCase();
            const wanted = [...form.querySelectorAll("select")].filter((select) => select.value);
            let passing = 0, all = 0;
            for (const group of groups) {
                for (const row of group.rows)
                    row.passes = row.text.includes(text) &&
                        wanted.every((select) => valueOf(row.element, select.name) === select.value);
                passing += showGroup(group);
                all += group.rows.length;
            }
            for (const kind of section.querySelectorAll(".kind"))
                kind.classList.toggle("out", !kind.querySelector(".group:not(.out)"));
            told.textContent = `${passing.toLocaleString("en")} of ${all.toLocaleString("en")} ${noun} shown`;
        };

        let timer;
        form.addEventListener("input", () => {
            clearTimeout(timer);
            timer = setTimeout(apply, 100);
        });
        form.addEventListener("reset", () => setTimeout(apply));
        form.addEventListener("submit", (event) => event.preventDefault());
        (section.querySelector(".kind") ?? groups[0].element).before(form);
        for (const link of document.querySelectorAll(`a[data-find][href="#${id}"]`))
            link.addEventListener("click", () => {
                form.reset();
                search.value = link.dataset.find;
                setTimeout(apply);
            });
        apply();
    };

    // A link to one row shows it, whatever is folded or filtered out.
    const showTarget = () => {
        const row = document.getElementById(decodeURIComponent(location.hash.slice(1)));
        if (!row?.closest(".out, .folded"))
            return;
        for (let at = row; at; at = at.parentElement)
            at.classList.remove("out", "folded");
        row.scrollIntoView();
    };

    FILTERED.forEach(setUp);
    addEventListener("hashchange", showTarget);
    showTarget();
})();

# The tree-sitter core and every grammar as one archive, the imported target `grammars`.
#
# Their parsers are 250 MB of generated C that only changes with a package's version, so the objects
# live in one place that all presets share, without sanitizers and with warnings off. A file's name
# carries the package's version and a digest of all else that shapes it: what exists is right, and
# is not made again, neither by another preset nor after a fresh install of the same packages.
#
# Which packages there are is said by `package` and `path` in grammars/*/language.yml. Where a folder
# has a scanner_fixed.c, that is compiled in place of the package's scanner.c, which it includes.

set(GRAMMARS_BUILD "${CMAKE_SOURCE_DIR}/build/grammars"
    CACHE PATH "Where the compiled grammars are kept, shared by all builds")

set(grammars_source "${CMAKE_SOURCE_DIR}/grammars")
set(grammars_modules "${grammars_source}/node_modules")
set(grammars_platform "${CMAKE_SYSTEM_NAME} ${CMAKE_SYSTEM_PROCESSOR}")
set(grammars_objects "")

# The version of an installed package, which is also the proof that it is installed.
function(grammar_version package result)
    set(file "${grammars_modules}/${package}/package.json")
    if(NOT EXISTS "${file}")
        message(FATAL_ERROR
            "The npm package ${package} is not installed: "
            "run npm ci --ignore-scripts in grammars/")
    endif()
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${file}")
    file(READ "${file}" json)
    string(JSON version GET "${json}" version)
    set(${result} "${version}" PARENT_SCOPE)
endfunction()

# One key's value in a language.yml; empty when the key is absent.
function(grammar_setting file key result)
    file(STRINGS "${file}" line REGEX "^${key}:")
    string(REGEX REPLACE "^${key}:[ \t]*" "" value "${line}")
    string(REGEX REPLACE "^\"(.*)\"$" "\\1" value "${value}")
    set(${result} "${value}" PARENT_SCOPE)
endfunction()

# An output appears whole or not at all, for several builds may make it at once, and any of them may
# be interrupted. The shell gets the output's path and the command that makes it.
set(compile_once [[test -f "$0" || { "$@" -o "$0.$$" && mv "$0.$$" "$0"; }]])
set(archive_once [[test -f "$0" || { ar=$1; shift; "$ar" qcs "$0.$$" "$@" && mv "$0.$$" "$0"; }]])

# grammar_object(NAME SOURCE [FLAG...])
function(grammar_object name source)
    set(flags -O2 -w -fPIC -fstack-protector-strong "-fmacro-prefix-map=${CMAKE_SOURCE_DIR}/=" ${ARGN})
    set(shape "${grammars_platform} ${flags}")
    cmake_path(IS_PREFIX grammars_modules "${source}" installed)
    if(NOT installed) # then its version is not in the name
        set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${source}")
        file(SHA256 "${source}" digest)
        string(APPEND shape " ${digest}")
    endif()
    string(SHA256 digest "${shape}")
    string(SUBSTRING "${digest}" 0 8 digest)

    set(object "${GRAMMARS_BUILD}/${name}-${digest}.o")
    add_custom_command(
        OUTPUT "${object}"
        COMMAND sh -c "${compile_once}"
            "${object}" ${CMAKE_C_COMPILER} ${flags} -c "${source}"
        COMMENT "Compiling grammar ${name}"
        VERBATIM)
    set(grammars_objects ${grammars_objects} "${object}" PARENT_SCOPE)
endfunction()

file(MAKE_DIRECTORY "${GRAMMARS_BUILD}")

grammar_version(tree-sitter version)
set(grammars_core "${grammars_modules}/tree-sitter/vendor/tree-sitter/lib")
grammar_object(core-${version} "${grammars_core}/src/lib.c"
    -std=c11 -D_POSIX_C_SOURCE=200112L -D_DEFAULT_SOURCE
    "-I${grammars_core}/src" "-I${grammars_core}/include")

file(GLOB grammars_languages CONFIGURE_DEPENDS "${grammars_source}/*/language.yml")
foreach(language_file IN LISTS grammars_languages)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${language_file}")
    grammar_setting("${language_file}" package package)
    grammar_setting("${language_file}" path path)
    if(NOT package)
        continue() # known to the line lexer only
    endif()
    grammar_version("${package}" version)
    cmake_path(GET language_file PARENT_PATH folder)
    cmake_path(GET folder FILENAME name)
    cmake_path(SET sources NORMALIZE "${grammars_modules}/${package}/${path}/src")

    grammar_object(${name}-${version}-parser "${sources}/parser.c" "-I${sources}")
    if(EXISTS "${folder}/scanner_fixed.c")
        grammar_object(${name}-${version}-scanner "${folder}/scanner_fixed.c" "-I${sources}")
    elseif(EXISTS "${sources}/scanner.c")
        grammar_object(${name}-${version}-scanner "${sources}/scanner.c" "-I${sources}")
    elseif(EXISTS "${sources}/scanner.cc")
        message(FATAL_ERROR "${package} has a C++ scanner; waybill is built without C++")
    endif()
endforeach()

string(SHA256 digest "${grammars_objects}")
string(SUBSTRING "${digest}" 0 8 digest)
set(grammars_archive "${GRAMMARS_BUILD}/libgrammars-${digest}.a")
add_custom_command(
    OUTPUT "${grammars_archive}"
    COMMAND sh -c "${archive_once}" "${grammars_archive}" ${CMAKE_AR} ${grammars_objects}
    DEPENDS ${grammars_objects}
    COMMENT "Archiving the grammars"
    VERBATIM)
add_custom_target(grammars_build DEPENDS "${grammars_archive}")

add_library(grammars STATIC IMPORTED GLOBAL)
set_target_properties(grammars PROPERTIES
    IMPORTED_LOCATION "${grammars_archive}"
    INTERFACE_INCLUDE_DIRECTORIES "${grammars_core}/include")
add_dependencies(grammars grammars_build)
